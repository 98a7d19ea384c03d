/** True only in test builds (`npm run build:test`) and in tests; product builds drop what it guards. */
declare const __UNSTUCK_TEST__: boolean;
