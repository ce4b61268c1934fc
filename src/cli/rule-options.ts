import { Option, type Command } from 'commander'
import { date } from './values.ts'

/** Adds the options that say which rules to use. */
export function withRules(command: Command): Command {
  return command
    .option('--rules <dir>', 'use the rule files in this folder instead of the built-in ones')
    .option('--extend', 'with --rules: add to the built-in rules instead')
    .option('--no-config', 'leave the settings file (xinjijian.config.yaml) alone')
}

/** The option that gives a document's date. */
export function published(): Option {
  const about = 'date of publication, where the text has none: YYYY[-MM[-DD]]'
  return new Option('--published <date>', about).argParser(date)
}
