/** What the tab's title says before the name of the room: how much calls me, or that something is new. */
class Tab {
  mark: string = $state.raw('');
}

export const tab = new Tab();
