import { type Command, command, EXIT } from '../command.ts';
import { LIMIT_OPTIONS, limitsOf } from '../limit-options.ts';
import { WORLD_OPTIONS } from '../shared-options.ts';
import { UsageError } from '../usage-error.ts';

export const rpcCommand: Command = command({
  name: 'rpc',
  usage: ['rpc'],
  description:
    'Reads requests from standard input, one JSON object a line, and answers each with one line on standard output, in order. Operations: parse, compile, lookup, eval. What was read of an environment is kept between requests. The requests are those of test/record/oracle.rb, whose answers are real Puppet\'s; with "angle_brackets": true, %<...> in data is resolved as %{...}; "limits": {"steps": 1000} sets limits for one request; "exported" is a list of exported resources of other nodes, each with certname, type, title and the rest as in a catalog, and lets collectors of exported resources find them. "world" is the path of a world file, or an object with its sections; "needs_world" in an answer are questions that nobody answered, "asked_machine" what this machine was asked, which only options of the command line permit.',
  options: { ...WORLD_OPTIONS, ...LIMIT_OPTIONS },
  examples: [[`rpc <<< '{"id":1,"op":"parse","source":"notify { x: }"}'`, 'Ask for a syntax tree']],
  async run({ options, operands, terminal }) {
    if (operands.length > 0) throw new UsageError('rpc takes no arguments', 'requests come on standard input');
    const { createInterface } = await import('node:readline');
    const { answerLine } = await import('../rpc/answer.ts');
    const limits = limitsOf(options);
    const isPlain = options.world === undefined && options['record-world'] === undefined && !options['allow-dns'];
    const world =
      isPlain && options['allow-generate'].length === 0 ? undefined : new (await import('../rpc/world.ts')).RpcWorld(options);
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.trim() !== '') await terminal.print(`${await answerLine(line, limits, world)}\n`);
    }
    return EXIT.OK;
  },
});
