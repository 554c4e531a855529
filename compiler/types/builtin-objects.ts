/**
 * Object types that Puppet brings along: Deferred and Error.
 *
 * Puppet: pops/pcore.rb, datatypes/deferred.rb, datatypes/error.rb
 */

import type { Value } from '../values/value.ts';
import { data } from './builtin-aliases.ts';
import { PArrayType, PHashType } from './collection-types.ts';
import { type ObjectAttribute, PObjectType } from './object-type.ts';
import { POptionalType } from './optional-types.ts';
import type { PType } from './ptype.ts';
import { PAnyType } from './scalar-types.ts';
import { PPatternType, PRegexpType, PStringType } from './string-types.ts';

function attribute(name: string, type: PType, value?: { value: Value }): [string, ObjectAttribute] {
  return [name, { name, type, final: false, override: false, ...(value === undefined ? {} : { value }) }];
}

export const DEFERRED_TYPE: PObjectType = new PObjectType(
  () => ({
    name: 'Deferred',
    attributes: new Map([
      attribute('name', new PPatternType([new PRegexpType('\\A[$]?[a-z][a-z0-9_]*(?:::[a-z][a-z0-9_]*)*\\z')])),
      attribute('arguments', new POptionalType(new PArrayType(PAnyType.DEFAULT)), { value: undefined }),
    ]),
  }),
  'Deferred',
);

export const ERROR_TYPE: PObjectType = new PObjectType(
  () => ({
    name: 'Error',
    attributes: new Map([
      attribute('msg', PStringType.DEFAULT),
      attribute('kind', new POptionalType(PStringType.NON_EMPTY), { value: undefined }),
      attribute('details', new POptionalType(new PHashType(PStringType.NON_EMPTY, data())), { value: undefined }),
      attribute('issue_code', new POptionalType(PStringType.NON_EMPTY), { value: undefined }),
    ]),
  }),
  'Error',
);
