import * as model from '../../../slides/uevent-injection/model.ts';
import { testLosses } from '../mutation/test-losses.ts';
import { testModel } from '../test-model.ts';
import { checks } from './checks.ts';

testModel(model, checks);
testLosses('uevent-injection', checks);
