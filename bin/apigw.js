#!/usr/bin/env node
'use strict';
const { enableCompileCache } = require('node:module');

// Node 22 and later keep compiled code between runs themselves.
enableCompileCache?.();
const { main } = enableCompileCache ? require('../dist/cli/main.cjs') : require('./compile.js').compileCommand();
main(process.argv.slice(2));
