#!/usr/bin/env node
import { main } from "./main.js";
import { processTerminal } from "./terminal.js";

const exitCode = await main(process.argv.slice(2), processTerminal());
// With `exec` the connector runs in this process and sets its own.
if (exitCode !== undefined) process.exitCode = exitCode;
