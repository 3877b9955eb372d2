import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { loadDriver } from './driver.ts';
import { Reader } from './reader.ts';
import type { Numbered, Outcomes, Read, ThreadData, ToThread, Write } from './requests.ts';
import { Writer } from './writer.ts';

/** Requests in one transaction, at most: the first of them waits for the last. */
const TOGETHER = 256;
const TIDY_AGAIN_MS = 1_000;
/** What is said is taken into the index after so long, many messages at once; and again after a fault. */
const INDEX_MS = 200;
const INDEX_AGAIN_MS = 1_000;
/** Rest after a slice: while others want something, nine times what it took, so that it takes a tenth of the time. */
const REST = { idle: 1, busy: 9 };

/** The ref of what nobody asked for. */
const NOBODY = 0;

interface Connection {
  close(): void;
}

const { role, file }: ThreadData = workerData;
const driver = loadDriver();
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

/** Tidies up at once, since nobody waits for it; where a reader stands in the way, after the next request, or later. */
function whenIdle(writer: Writer): () => void {
  let later: NodeJS.Timeout | undefined;
  const tidy = () => {
    clearTimeout(later);
    if (!writer.tidy()) later = setTimeout(tidy, TIDY_AGAIN_MS).unref();
  };
  return tidy;
}

/** The index follows what is said, little by little; and what was there before there was one. */
function indexing(port: MessagePort, writer: Writer): () => void {
  let timer: NodeJS.Timeout | null = null;
  let busy = false;
  const slice = () => {
    timer = null;
    if (writer.closed) return;
    const begun = performance.now();
    const outcomes = writer.perform([{ ref: NOBODY, request: { do: 'index' } }]);
    const [outcome] = outcomes.outcomes;
    if (outcomes.ended) answer(port, writer, outcomes);
    else if (outcome && 'fault' in outcome) after(INDEX_AGAIN_MS);
    else if (outcome?.answer === true) after((busy ? REST.busy : REST.idle) * (performance.now() - begun));
    busy = false;
  };
  const after = (ms: number) => {
    if (timer === null) timer = setTimeout(slice, ms).unref();
  };
  return () => {
    busy = true;
    after(INDEX_MS);
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
