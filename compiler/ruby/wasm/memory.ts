import { Buffer } from 'node:buffer';

const DECODER = new TextDecoder();
const ENCODER = new TextEncoder();

/** The linear memory of a WebAssembly module; it may grow, which gives it another buffer. */
export class LinearMemory {
  private memory: WebAssembly.Memory | undefined;
  private known: ArrayBuffer | undefined;
  private knownBytes: Uint8Array;
  private knownView: DataView;

  constructor() {
    this.memory = undefined;
    this.known = undefined;
    this.knownBytes = new Uint8Array(0);
    this.knownView = new DataView(new ArrayBuffer(0));
  }

  /** The memory is there only after the module has been given its imports, which refer to it. */
  attach(memory: WebAssembly.Memory): void {
    this.memory = memory;
  }

  get bytes(): Uint8Array {
    this.refresh();
    return this.knownBytes;
  }

  get view(): DataView {
    this.refresh();
    return this.knownView;
  }

  private refresh(): void {
    const buffer = this.memory?.buffer;
    if (buffer === undefined || buffer === this.known) return;
    this.known = buffer;
    this.knownBytes = new Uint8Array(buffer);
    this.knownView = new DataView(buffer);
  }

  text(at: number, length: number): string {
    return DECODER.decode(this.bytes.subarray(at, at + length));
  }

  /** Writes the text where `allocate` makes room for so many bytes. */
  put(text: string, allocate: (bytes: number) => number): readonly [at: number, length: number] {
    if (text === '') return [1, 0];
    const length = Buffer.byteLength(text);
    const at = allocate(length);
    ENCODER.encodeInto(text, this.bytes.subarray(at, at + length));
    return [at, length];
  }

  u32(at: number): number {
    return this.view.getUint32(at, true);
  }
  setU32(at: number, value: number): void {
    this.view.setUint32(at, value, true);
  }
  setU64(at: number, value: bigint): void {
    this.view.setBigUint64(at, value, true);
  }
}
