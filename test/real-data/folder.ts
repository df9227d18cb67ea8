/** Where the public data sets lie; they are not part of the project. */
export function realDataFolder(): string {
  const folder = process.env['REAL_DATA_DIR']
  if (!folder) throw new Error('REAL_DATA_DIR must name the folder of the public data sets')
  return folder
}
