/**
 * What test files get for `uvu`: uvu itself, with a record of every suite so that one without `.run()` is noticed, and with the
 * cases chosen by FILTER. Loaded by test/run.ts in uvu's place.
 */
import * as uvu from 'uvu';

export interface SuiteRecord {
  /** Empty for the `test` that uvu exports: one record for all files. */
  readonly name: string;
  /** Cases declared, chosen by FILTER or not. */
  declared: number;
  /** How many of them were there at the last `.run()`. */
  handedOver: number;
  /** Cases that FILTER lets through and no `.run()` has taken yet. */
  waiting: number;
}

/** Every suite of this process, in the order of declaration. */
export const suites: SuiteRecord[] = [];

const FILTER = process.env.FILTER ?? '';

function chosen(record: SuiteRecord, name: string): boolean {
  return FILTER === '' || `${record.name} ${name}`.includes(FILTER);
}

function recorded<T>(real: uvu.Test<T>, record: SuiteRecord): uvu.Test<T> {
  const declare =
    (target: (name: string, handler: uvu.Callback<T>) => void) =>
    (name: string, handler: uvu.Callback<T>): void => {
      record.declared++;
      if (!chosen(record, name)) return;
      record.waiting++;
      target(name, handler);
    };
  const wrapper = declare((name, handler) => real(name, handler)) as uvu.Test<T>;
  wrapper.only = declare((name, handler) => real.only(name, handler));
  wrapper.skip = (name, handler) => {
    if (name === undefined || chosen(record, name)) real.skip(name, handler);
  };
  wrapper.before = real.before;
  wrapper.after = real.after;
  wrapper.run = () => {
    record.handedOver = record.declared;
    if (record.waiting > 0) real.run();
    record.waiting = 0;
  };
  return wrapper;
}

export function suite<T = Record<string, unknown>>(name = '', context?: T): uvu.Test<T> {
  const record: SuiteRecord = { name, declared: 0, handedOver: 0, waiting: 0 };
  suites.push(record);
  return recorded(uvu.suite<T>(name, context), record);
}

/** The record of uvu's suite without a name. */
export const anonymous: SuiteRecord = { name: '', declared: 0, handedOver: 0, waiting: 0 };

export const test: uvu.Test = recorded(uvu.test, anonymous);
export const exec = uvu.exec;
