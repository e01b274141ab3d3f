import * as model from '../../../slides/idmap-limits/model.ts';
import { testLosses } from '../mutation/test-losses.ts';
import { testModel } from '../test-model.ts';
import { checks } from './checks.ts';

testModel(model, checks);
testLosses('idmap-limits', checks);
