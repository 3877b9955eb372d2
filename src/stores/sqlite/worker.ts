import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { loadDriver } from './driver.ts';
import { Reader } from './reader.ts';
import type { Numbered, Outcomes, Read, ThreadData, ToThread, Write } from './requests.ts';
import { Writer } from './writer.ts';

/** Requests in one transaction, at most: the first of them waits for the last. */
const TOGETHER = 256;
const TIDY_AGAIN_MS = 1_000;

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
  port.on('message', (message: ToThread) => {
    const { requests, close } = allThatWaits(port, message);
    if (requests.length > 0) answer(port, writer, writer.perform(requests));
    if (close) leave(port, writer);
    else tidy();
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
