/* Names of errors, for a C library that has no strerrorname_np(). */
#ifndef ERROR_NAME_H
#define ERROR_NAME_H

#include <errno.h>
#include <stdio.h>

#define NAME(error) case error: return #error

static const char *error_name(int number)
{
	static char other[24];

	switch (number) {
	NAME(EPERM); NAME(ENOENT); NAME(ESRCH); NAME(EINTR); NAME(EIO); NAME(ENXIO); NAME(E2BIG); NAME(EBADF);
	NAME(ECHILD); NAME(EAGAIN); NAME(ENOMEM); NAME(EACCES); NAME(EFAULT); NAME(ENOTBLK); NAME(EBUSY);
	NAME(EEXIST); NAME(EXDEV); NAME(ENODEV); NAME(ENOTDIR); NAME(EISDIR); NAME(EINVAL); NAME(ENFILE);
	NAME(EMFILE); NAME(ENOTTY); NAME(ETXTBSY); NAME(EFBIG); NAME(ENOSPC); NAME(ESPIPE); NAME(EROFS);
	NAME(EMLINK); NAME(EPIPE); NAME(ERANGE); NAME(ENAMETOOLONG); NAME(ENOSYS); NAME(ENOTEMPTY);
	NAME(ELOOP); NAME(ENODATA); NAME(EOVERFLOW); NAME(EUSERS); NAME(EOPNOTSUPP); NAME(EMSGSIZE);
	NAME(ESTALE); NAME(EDQUOT);
	}
	snprintf(other, sizeof(other), "E%d", number);
	return other;
}

#undef NAME

#endif
