/** A browser that keeps nothing may never answer; then it is as if it had said no. */
const OPENING_MS = 2_000;

/** A database of this browser’s, of which there is one shape only: what is of another shape bears another name. Rejects where there is none. */
export async function opened(name: string, make: (made: IDBDatabase) => unknown): Promise<IDBDatabase> {
  const asking = indexedDB.open(name, 1);
  asking.onupgradeneeded = () => make(asking.result);
  const late = new Promise<never>((_, reject) => setTimeout(reject, OPENING_MS));
  return Promise.race([answered(asking), late]);
}

export function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** All of it or nothing; resolves when it is committed. */
export async function changed(
  database: IDBDatabase,
  stores: readonly string[],
  change: (storeOf: (name: string) => IDBObjectStore) => unknown,
): Promise<void> {
  const transaction = database.transaction(stores, 'readwrite');
  const committed = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  const made = Promise.resolve(change((name) => transaction.objectStore(name))).then(() => transaction.commit());
  await Promise.all([committed, made]);
}
