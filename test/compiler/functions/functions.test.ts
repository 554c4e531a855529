import { suite } from 'uvu';
import { checkExpressions } from '../../support/check-expressions.ts';

const functions = suite('functions');
checkExpressions(functions, 'functions');
functions.run();
