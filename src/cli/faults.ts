import type { Language } from '../config.ts';
import { type FaultCode, StoreError } from '../stores/fault.ts';

/** What is wrong with a file, and what to do about it. */
type Faults = Readonly<Record<FaultCode, (file: string) => string>>;

const ko: Faults = {
  full: (file) => `디스크가 가득 찼습니다: ${file}. 자리를 비우고 다시 하세요.`,
  readonly: (file) => `쓸 수 없습니다: ${file}. 이 사용자가 쓸 수 있는 곳인지, 읽기 전용 디스크가 아닌지 보세요.`,
  io: (file) => `디스크가 말을 듣지 않습니다: ${file}. 시스템 기록을 보고, 필요하면 백업을 다른 곳에 되살리세요.`,
  corrupt: (file) =>
    `데이터가 손상되어 그대로 두었습니다: ${file}. 백업에서 되살리세요: sokdak restore sokdak-backup.db --replace`,
  taken: (file) => `다른 sokdak이 쓰고 있습니다: ${file}. 그것을 멈추거나, --data로 다른 폴더를 정하세요.`,
  refused: (file) => `보관한 것과 어긋나는 일입니다: ${file}.`,
  stopped: (file) => `보관소가 멈췄습니다: ${file}. 다시 시작하세요.`,
  foreign: (file) => `다른 프로그램의 데이터입니다: ${file}. --data로 다른 폴더를 정하세요.`,
  newer: (file) => `더 새로운 sokdak이 쓴 데이터입니다: ${file}. 그 버전으로 시작하세요.`,
  missing: (file) => `찾을 수 없습니다: ${file}.`,
  occupied: (file) => `이미 있는 파일은 덮어쓰지 않습니다: ${file}.`,
};

const en: Faults = {
  full: (file) => `The disk is full: ${file}. Make room, and try again.`,
  readonly: (file) => `It cannot be written to: ${file}. See that this user may, and that the disk is not read-only.`,
  io: (file) => `The disk fails: ${file}. See the system's log; where it says no good, restore a backup elsewhere.`,
  corrupt: (file) =>
    `The database is damaged and was left as it is: ${file}. Put a backup in its place: sokdak restore sokdak-backup.db --replace`,
  taken: (file) => `Another sokdak is running on ${file}. Stop it, or choose another folder with --data.`,
  refused: (file) => `This contradicts what is kept: ${file}.`,
  stopped: (file) => `The store has stopped: ${file}. Start again.`,
  foreign: (file) => `The database belongs to another program: ${file}. Choose another folder with --data.`,
  newer: (file) => `The database was written by a newer sokdak: ${file}. Start that version.`,
  missing: (file) => `There is no such file or folder: ${file}.`,
  occupied: (file) => `A file that is there already is not overwritten: ${file}.`,
};

const FAULTS: Readonly<Record<Language, Faults>> = { ko, en };

/** An error in one sentence for the operator. */
export function worded(error: unknown, language: Language): string {
  if (error instanceof StoreError && error.file !== null) return FAULTS[language][error.code](error.file);
  return error instanceof Error ? error.message : String(error);
}
