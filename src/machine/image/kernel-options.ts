/**
 * The options that a configuration does not have as they were asked for: misspelt, or what they depend on is off.
 * @param asked lines `CONFIG_X=value` and `# CONFIG_X is not set`, among comments
 * @param config the `.config` that the kernel's build made of them
 */
export function unmetOptions(asked: string, config: string): string[] {
  const got = new Set(config.split('\n'));
  const names = new Set(Array.from(config.matchAll(/^(CONFIG_\w+)=/gm), ([, name]) => name));
  return asked.split('\n').filter((line) => {
    if (line.startsWith('CONFIG_')) return !got.has(line);
    const off = /^# (CONFIG_\w+) is not set$/.exec(line)?.[1];
    // An option of which even the question is gone is off, too.
    return off !== undefined && names.has(off);
  });
}
