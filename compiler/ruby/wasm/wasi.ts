/**
 * The system calls of the virtual machine (WASI preview 1), closed: no environment variables, no arguments, no processes, no sockets,
 * and of files only those that `ReadOnlyFiles` shows.
 */
import { Errno, FileType } from './errno.ts';
import type { ReadOnlyFiles } from './files.ts';
import type { LinearMemory } from './memory.ts';

/** The machine ended by itself, or must not be used any more. */
export class Trap extends Error {}

export interface WasiHost {
  readonly memory: LinearMemory;
  readonly files: ReadOnlyFiles;
  /** What Ruby writes to its standard output and standard error. */
  readonly write: (text: string) => void;
  /** Nanoseconds since 1970. */
  readonly now: () => bigint;
  /** Fills with random numbers. */
  readonly random: (bytes: Uint8Array) => void;
}

export type SystemCall = (...args: never[]) => number;

const INPUT = 0;
const ERROR = 2;
const VECTOR_BYTES = 8;
const REALTIME = 0;

/** All calls by name; what is not among them is not supported. */
export function systemCalls(host: WasiHost): Readonly<Record<string, SystemCall>> {
  return { ...closedCalls(host), ...streamCalls(host), ...host.files.calls(host.memory), ...descriptorCalls(host) };
}

function closedCalls({ memory, now, random }: WasiHost): Record<string, SystemCall> {
  const none = (count: number, size: number): number => {
    memory.setU32(count, 0);
    memory.setU32(size, 0);
    return Errno.success;
  };
  const readOnly = (): number => Errno.readOnly;
  return {
    environ_sizes_get: none,
    environ_get: () => Errno.success,
    args_sizes_get: none,
    args_get: () => Errno.success,
    clock_res_get: (_clock: number, result: number) => {
      memory.setU64(result, 1000n);
      return Errno.success;
    },
    clock_time_get: (clock: number, _precision: bigint, result: number) => {
      memory.setU64(result, clock === REALTIME ? now() : process.hrtime.bigint());
      return Errno.success;
    },
    random_get: (at: number, length: number) => {
      random(memory.bytes.subarray(at, at + length));
      return Errno.success;
    },
    proc_exit: (code: number) => {
      throw new Trap(`exit ${code}`);
    },
    path_unlink_file: readOnly,
    path_create_directory: readOnly,
    path_remove_directory: readOnly,
    path_rename: readOnly,
    path_symlink: readOnly,
    path_link: readOnly,
    path_filestat_set_times: readOnly,
    fd_filestat_set_size: readOnly,
  };
}

function streamCalls({ memory, write }: WasiHost): Record<string, SystemCall> {
  return {
    fd_write: (descriptor: number, vectors: number, count: number, written: number) => {
      if (descriptor === INPUT || descriptor > ERROR) return Errno.badDescriptor;
      let total = 0;
      for (let index = 0; index < count; index++) {
        const length = memory.u32(vectors + VECTOR_BYTES * index + 4);
        write(memory.text(memory.u32(vectors + VECTOR_BYTES * index), length));
        total += length;
      }
      memory.setU32(written, total);
      return Errno.success;
    },
    fd_fdstat_set_flags: () => Errno.success,
  };
}

/** Calls on any descriptor: the three standard ones are character devices that never hold input, the others are files. */
function descriptorCalls({ memory, files }: WasiHost): Record<string, SystemCall> {
  const fileCalls = files.calls(memory);
  const standard =
    (ofStandard: (...args: never[]) => number, name: string): SystemCall =>
    (descriptor: number, ...rest: never[]) =>
      descriptor <= ERROR
        ? ofStandard(...([descriptor, ...rest] as never[]))
        : (fileCalls[name] as (...args: unknown[]) => number)(descriptor, ...rest);
  return {
    fd_fdstat_get: standard((descriptor: number, at: number) => {
      memory.bytes.fill(0, at, at + 24);
      memory.bytes[at] = FileType.characterDevice;
      memory.setU64(at + 8, descriptor === INPUT ? 2n : 64n);
      return Errno.success;
    }, 'fd_fdstat_get'),
    fd_filestat_get: standard((_descriptor: number, at: number) => {
      memory.bytes.fill(0, at, at + 64);
      memory.bytes[at + 16] = FileType.characterDevice;
      return Errno.success;
    }, 'fd_filestat_get'),
    fd_read: standard((_descriptor: number, _vectors: number, _count: number, result: number) => {
      memory.setU32(result, 0);
      return Errno.success;
    }, 'fd_read'),
    fd_seek: standard(() => Errno.illegalSeek, 'fd_seek'),
    fd_tell: standard(() => Errno.illegalSeek, 'fd_tell'),
    fd_close: standard(() => Errno.success, 'fd_close'),
  };
}
