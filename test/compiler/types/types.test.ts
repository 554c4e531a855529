import { suite } from 'uvu';
import { checkExpressions } from '../../support/check-expressions.ts';

const types = suite('types');
checkExpressions(types, 'types');
types.run();
