#!/usr/bin/env node
const { join } = require('node:path')
const { loadProgram } = require('../dist/start.cjs')

async function run() {
  const [program, code] = ['cli.cjs', 'cli.code'].map((name) => join(__dirname, '../dist', name))
  const { main } = loadProgram({ program, code, node: process.versions.node, run: 'short' })
  process.exitCode = await main(process.argv.slice(2), process)
}

void run()
