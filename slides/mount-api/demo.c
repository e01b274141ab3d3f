/* A tmpfs in four stages, and a typo. */
#include "../demo.h"
#include <linux/mount.h>

#define option(key, value) syscall(SYS_fsconfig, context, \
		FSCONFIG_SET_STRING, key, value, 0)

/* Is something on /mnt? With what options? */
static int mounted(char *options)
{
	char line[256], path[64] = "";
	FILE *mounts = fopen("/proc/self/mounts", "re");

	expect(mounts != NULL);
	while (strcmp(path, "/mnt") &&
	       fgets(line, sizeof(line), mounts))
		sscanf(line, "%*s %63s %*s %63s", path, options);
	expect(fclose(mounts) == 0);
	return strcmp(path, "/mnt") == 0;
}

int main(void)
{
	char text[64] = "";

	check(become_container(CLONE_NEWNS));
	int context = show(syscall(SYS_fsopen, "tmpfs",
				   FSOPEN_CLOEXEC), 0, "fsopen tmpfs");

	show(option("sise", "1M"), EINVAL, "fsconfig sise=1M");
	/* The context knows more than that. */
	check(read(context, text, sizeof(text) - 1));
	say("  %s", text);
	expect(strstr(text, "Unknown parameter 'sise'"));

	/* The mistake has spoilt nothing. */
	show(option("size", "1M"), 0, "fsconfig size=1M");
	show(syscall(SYS_fsconfig, context,
		     FSCONFIG_CMD_CREATE, 0, 0, 0), 0, "fsconfig create");

	int mount = show(syscall(SYS_fsmount, context,
			FSMOUNT_CLOEXEC, MOUNT_ATTR_NOSUID), 0, "fsmount");
	expect(!mounted(text));
	say("  attached nowhere, but one can work in it\n");
	show(openat(mount, "ready", O_CREAT | O_WRONLY, 0644),
	     0, "  create ready");

	show(syscall(SYS_move_mount, mount, "", AT_FDCWD, "/mnt",
		     MOVE_MOUNT_F_EMPTY_PATH), 0, "move_mount to /mnt");
	expect(mounted(text));
	say("  %s\n", text);
	show(access("/mnt/ready", F_OK), 0, "  /mnt/ready");
	return 0;
}
