import { interpolated } from '../../evaluator/interpolated.ts';
import { PuppetHash } from '../../values/index.ts';
import { puppetFunction } from '../function.ts';
import { compareVersions } from '../versioncmp.ts';
import { noMethod } from './shared/ruby-errors.ts';

/**
 * `os_version_gte(String[1] os, String[1] version)`: whether the node runs this operating system in at least this major release.
 *
 * stdlib: lib/puppet/functions/os_version_gte.rb
 */
export const osVersionGte = puppetFunction('os_version_gte', [
  {
    params: ['String[1] os', 'String[1] version'],
    returnType: 'Boolean',
    body: ({ args, context }) => {
      const [name, version] = args as readonly [string, string];
      const facts = context.scope.value('facts');
      if (!(facts instanceof PuppetHash)) throw noMethod('[]', facts);
      return (
        facts.get('operatingsystem') === name &&
        compareVersions(interpolated(facts.get('operatingsystemmajrelease')), version, false) >= 0
      );
    },
  },
]);
