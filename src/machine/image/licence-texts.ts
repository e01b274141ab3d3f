import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The texts that must go with the image, by their names in its folder `licences`, and where Debian has them.
 * @param packages folder of what was fetched for the guest
 */
export const licenceTexts = (packages: string): Readonly<Record<string, string>> => ({
  'GPL-2.0.txt': '/usr/share/common-licenses/GPL-2',
  'GPL-3.0.txt': '/usr/share/common-licenses/GPL-3',
  'LGPL-3.0.txt': '/usr/share/common-licenses/LGPL-3',
  'musl.txt': join(packages, 'sysroot/usr/share/doc/musl-dev/copyright'),
});

/** Puts texts into the folder `licences` of an image. */
export async function copyTexts(image: string, texts: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(join(image, 'licences'), { recursive: true });
  for (const [name, path] of Object.entries(texts)) await copyFile(path, join(image, 'licences', name));
}
