/** Version of the extraction's shape; a change that a reader must know of raises it. */
export const SCHEMA_VERSION = '1.1'
