#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import { loadProgram } from '../dist/start.cjs'

const pathOf = (name) => fileURLToPath(new URL(`../dist/${name}`, import.meta.url))
const { main } = loadProgram(pathOf('cli.cjs'), pathOf('cli.code'))
process.exitCode = await main(process.argv.slice(2), process)
