/** What a command leaves to be said and written at its end, however it ends. The program and the lumps of its commands share this module. */
import type { Terminal } from './terminal.ts';

type Task = (terminal: Terminal) => void;

let tasks: Task[] = [];

export function atEndOfCommand(task: Task): void {
  tasks.push(task);
}

/** Runs what the command has left. */
export function endCommand(terminal: Terminal): void {
  const left = tasks;
  tasks = [];
  for (const task of left) task(terminal);
}
