#!/usr/bin/env node
import nodeModule from 'node:module';

// Node 22 and later keep compiled code between runs; Node 20 has no such cache.
nodeModule.enableCompileCache?.();
const { main } = await import('../dist/cli/main.js');
await main(process.argv.slice(2));
