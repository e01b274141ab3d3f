import * as model from '../../../slides/path-resolution/model.ts';
import { testLosses } from '../mutation/test-losses.ts';
import { testModel } from '../test-model.ts';
import { checks } from './checks.ts';

testModel(model, checks);
testLosses('path-resolution', checks);
