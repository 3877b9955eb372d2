/** Whether this page may call somebody: `unable` where the browser has no word for it, as over http on a LAN address. */
export type Permission = 'unable' | NotificationPermission;

export function permission(): Permission {
  return 'Notification' in window && window.isSecureContext ? Notification.permission : 'unable';
}

/** Asks once, when somebody has pressed a button: never of the page's own accord. */
export async function askPermission(): Promise<Permission> {
  if (permission() === 'default') await Notification.requestPermission();
  return permission();
}
