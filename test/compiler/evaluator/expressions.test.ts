import { suite } from 'uvu';
import { checkExpressions } from '../../support/check-expressions.ts';

const expressions = suite('expressions');
checkExpressions(expressions, 'expressions');
expressions.run();
