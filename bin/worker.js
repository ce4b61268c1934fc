const { join } = require('node:path')
const { loadProgram } = require('../dist/start.cjs')

const [program, code] = ['cli.cjs', 'worker.code'].map((name) => join(__dirname, '../dist', name))
const { work } = loadProgram({ program, code, node: process.versions.node, run: 'long' })
void work(process)
