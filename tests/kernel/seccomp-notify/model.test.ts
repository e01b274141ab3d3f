import * as model from '../../../slides/seccomp-notify/model.ts';
import { testLosses } from '../mutation/test-losses.ts';
import { testModel } from '../test-model.ts';
import { checks } from './checks.ts';

testModel(model, checks);
testLosses('seccomp-notify', checks);
