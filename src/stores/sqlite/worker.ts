import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { loadDriver } from './driver.ts';
import { Reader } from './reader.ts';
import type { Numbered, Read, ThreadData, ToThread, Write } from './requests.ts';
import { Writer } from './writer.ts';

/** Requests in one transaction, at most: the first of them waits for the last. */
const TOGETHER = 256;
const TIDY_AGAIN_MS = 1_000;

const { role, file }: ThreadData = workerData;
const driver = await loadDriver();
if (parentPort) serve(parentPort);

function serve(port: MessagePort): void {
  if (role === 'reader') reading(port, new Reader(driver, file));
  else writing(port, new Writer(driver, file));
}

function reading(port: MessagePort, reader: Reader): void {
  port.on('message', (message: ToThread) => {
    if ('close' in message) return leave(port, reader);
    port.postMessage(reader.perform(message.requests as readonly Numbered<Read>[]));
  });
}

function writing(port: MessagePort, writer: Writer): void {
  port.on('message', (message: ToThread) => {
    const { requests, close } = allThatWaits(port, message);
    if (requests.length > 0) port.postMessage(writer.perform(requests));
    if (close) return leave(port, writer);
    // Nobody waits for this.
    if (!writer.tidy()) setTimeout(() => writer.tidy(), TIDY_AGAIN_MS).unref();
  });
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

function leave(port: MessagePort, connection: { close(): void }): void {
  connection.close();
  port.close();
}
