/* How FUSE presents itself to the kernel, as in fs/fuse/inode.c of 4.17 and 4.18, with just enough around it to compile. */
#include <stddef.h>

#define THIS_MODULE NULL
#define FS_HAS_SUBTYPE 4
#define FS_USERNS_MOUNT 8

struct file_system_type {
	void *owner;
	const char *name;
	int fs_flags;
	void *(*mount)(void);
	void (*kill_sb)(void);
};

void *fuse_mount(void);
void fuse_kill_sb_anon(void);

/* #region type */
struct file_system_type fuse_fs_type = {
	.owner		= THIS_MODULE,
	.name		= "fuse",
	.fs_flags	= FS_HAS_SUBTYPE, // [!code --]
	.fs_flags	= FS_HAS_SUBTYPE | FS_USERNS_MOUNT, // [!code ++]
	.mount		= fuse_mount,
	.kill_sb	= fuse_kill_sb_anon,
};
/* #endregion type */
