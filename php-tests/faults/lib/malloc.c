/* Preloaded into PHP: one call of malloc(3) and its like fails, counted within the windows of a
 * scenario, which are opened and closed by access(2) of names that nothing else asks for.
 * FAIL_AT says which; FAIL_COUNT names a file that is told how many there were. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *place, size_t size);

static int is_open;
static long seen, fail_at;
/* PHP moves the environment. */
static char count_file[4096];

static int fails(void)
{
    if (!is_open || ++seen != fail_at) {
        return 0;
    }
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *place, size_t size)
{
    return fails() ? NULL : __libc_realloc(place, size);
}

__attribute__((constructor)) static void start(void)
{
    const char *at = getenv("FAIL_AT");
    fail_at = at ? atol(at) : 0;
    const char *file = getenv("FAIL_COUNT");
    snprintf(count_file, sizeof count_file, "%s", file ? file : "");
}

__attribute__((destructor)) static void tell(void)
{
    FILE *file = *count_file ? fopen(count_file, "w") : NULL;
    if (file) {
        fprintf(file, "%ld\n", seen);
        fclose(file);
    }
}

/* PHP lets an extension look into its own libraries first, past this one. */
void *dlopen(const char *file, int mode)
{
    static void *(*next)(const char *, int);
    if (!next) {
        next = (void *(*)(const char *, int)) dlsym(RTLD_NEXT, "dlopen");
    }
    return next(file, mode & ~RTLD_DEEPBIND);
}

int access(const char *name, int how)
{
    static int (*next)(const char *, int);
    if (!next) {
        next = (int (*)(const char *, int)) dlsym(RTLD_NEXT, "access");
    }
    is_open = 0;
    int result = next(name, how);
    is_open = !strcmp(name, "/window/opens");
    return result;
}
