/** The world outside of an environment, as a request and the command line of `dalang rpc` have it. */
import { type Permissions, parseWorld, World, WorldFileError } from '../../compiler/index.ts';
import { worldText } from '../../compiler/world/index.ts';
import type { Diagnostic } from '../../parser/diagnostics/diagnostic.ts';
import { formatPuppet } from '../../parser/diagnostics/report.ts';
import type { OptionValues } from '../options.ts';
import type { WORLD_OPTIONS } from '../shared-options.ts';
import { answersIn, checkRecord, permissionsOf, saveRecord } from '../world-options.ts';
import { BadRequest, type RpcRequest } from './protocol.ts';

type Options = OptionValues<typeof WORLD_OPTIONS>;

/** The options of the command line: what they permit, no request can. */
export class RpcWorld {
  readonly permissions: Permissions;
  private readonly file: string | undefined;
  private readonly record: string | undefined;

  constructor(options: Options) {
    this.permissions = permissionsOf(options);
    this.file = options.world;
    this.record = options['record-world'];
    if (this.record !== undefined) checkRecord(this.record);
    // What is wrong with it is told before any request is; its text is read with each, as it may change.
    if (this.file !== undefined) answersIn(this.file);
  }

  /** The text of the world file that holds for a request, and its name: `"world"` is a path, or the answers themselves. */
  source({ world }: RpcRequest): WorldSource | undefined {
    if (typeof world === 'object' && world !== null && !Array.isArray(world)) return { file: 'world', text: JSON.stringify(world) };
    const file = world ?? this.file;
    if (file === undefined) return undefined;
    if (typeof file !== 'string') throw new BadRequest('"world" must be a path, or an object with the sections of a world file');
    return { file, text: told(() => worldText(file)) };
  }

  open(source: WorldSource | undefined): World {
    return new World(source && told(() => parseWorld(source.text, source.file)), this.permissions);
  }

  /** Adds what was asked to the file of --record-world. */
  save(world: World): void {
    if (this.record !== undefined) saveRecord(this.record, world);
  }
}

/** Nothing was said on the command line. */
export const NO_OPTIONS = new RpcWorld({
  world: undefined,
  'record-world': undefined,
  'allow-dns': undefined,
  'allow-generate': [],
});

interface WorldSource {
  readonly file: string;
  readonly text: string;
}

function faultText(fault: Diagnostic): string {
  return fault.hint === undefined ? formatPuppet(fault) : `${formatPuppet(fault)}; ${fault.hint}`;
}

/** What the body answers; what is wrong with a world file, as one text. */
function told<T>(body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (!(error instanceof WorldFileError)) throw error;
    throw new BadRequest([error.message, ...error.faults.map(faultText)].join(': '));
  }
}
