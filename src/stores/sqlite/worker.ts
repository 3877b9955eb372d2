import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { loadDriver } from './driver.ts';
import { Reader } from './reader.ts';
import type { Numbered, Outcomes, Read, ThreadData, ToThread, Write } from './requests.ts';
import { Writer } from './writer.ts';

/** Requests in one transaction, at most: the first of them waits for the last. */
const TOGETHER = 256;
const TIDY_AGAIN_MS = 1_000;
/** Between two slices of what is taken into the index, so that others get their turns; and after a fault. */
const INDEX_MS = 5;
const INDEX_AGAIN_MS = 1_000;

/** The ref of what nobody asked for. */
const NOBODY = 0;

interface Connection {
  close(): void;
}

const { role, file }: ThreadData = workerData;
const driver = await loadDriver();
if (parentPort) serve(parentPort);

function serve(port: MessagePort): void {
  if (role === 'reader') reading(port, new Reader(driver, file));
  else writing(port, new Writer(driver, file));
}

function reading(port: MessagePort, reader: Reader): void {
  port.on('message', (message: ToThread) => {
    if ('close' in message) leave(port, reader);
    else answer(port, reader, reader.perform(message.requests as readonly Numbered<Read>[]));
  });
}

function writing(port: MessagePort, writer: Writer): void {
  const tidy = whenIdle(writer);
  const index = indexing(port, writer);
  port.on('message', (message: ToThread) => {
    const { requests, close } = allThatWaits(port, message);
    if (requests.length > 0) answer(port, writer, writer.perform(requests));
    if (close) return leave(port, writer);
    tidy();
    index();
  });
}

/** Tidies up at once, since nobody waits for it; or later, when a reader stands in the way. */
function whenIdle(writer: Writer): () => void {
  let later: NodeJS.Timeout | null = null;
  const tidy = () => {
    later = null;
    if (!writer.tidy()) later = setTimeout(tidy, TIDY_AGAIN_MS).unref();
  };
  return () => void (later ?? tidy());
}

/** Once there is a database, takes what was there before there was an index into it, little by little. */
function indexing(port: MessagePort, writer: Writer): () => void {
  let begun = false;
  const slice = () => {
    if (writer.closed) return;
    const outcomes = writer.perform([{ ref: NOBODY, request: { do: 'index' } }]);
    const [outcome] = outcomes.outcomes;
    if (outcomes.ended) answer(port, writer, outcomes);
    else if (outcome && 'fault' in outcome) setTimeout(slice, INDEX_AGAIN_MS).unref();
    else if (outcome?.answer === true) setTimeout(slice, INDEX_MS).unref();
  };
  return () => {
    if (!begun) setImmediate(slice);
    begun = true;
  };
}

/** A last word comes after the lock was let go: the next thread starts on it. */
function answer(port: MessagePort, connection: Connection, outcomes: Outcomes): void {
  if (outcomes.ended) connection.close();
  port.postMessage(outcomes);
  if (outcomes.ended) port.close();
}

function allThatWaits(port: MessagePort, first: ToThread): { requests: readonly Numbered<Write>[]; close: boolean } {
  const requests: Numbered<Write>[] = [];
  for (let message: ToThread | undefined = first; message; message = next(port)) {
    if ('close' in message) return { requests, close: true };
    requests.push(...(message.requests as readonly Numbered<Write>[]));
    if (requests.length >= TOGETHER) break;
  }
  return { requests, close: false };
}

function next(port: MessagePort): ToThread | undefined {
  return receiveMessageOnPort(port)?.message;
}

function leave(port: MessagePort, connection: Connection): void {
  connection.close();
  port.close();
}
