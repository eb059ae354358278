<?php
/*
 * Runs many programs in one PHP, each in a process forked for it, so that PHP starts once:
 *     php server.php <folder> <milliseconds for each> <program>...
 * Each runs in a folder of its own and in a process group of its own, which is killed when
 * the time is up, and after the end. A line tells how it ended and which pid it had.
 */
require __DIR__ . '/prelude.php';
require __DIR__ . '/sets.php';

pcntl_sigprocmask(SIG_BLOCK, [SIGCHLD]);
foreach (array_slice($argv, 3) as $program) {
    $folder = "$argv[1]/cwd";
    mkdir($folder);
    $pid = fork();
    if ($pid === 0) {
        posix_setpgid(0, 0);
        // In case the parent no longer exists to stop it.
        pcntl_alarm(100);
        pcntl_sigprocmask(SIG_UNBLOCK, [SIGCHLD]);
        chdir($folder);
        putenv("TMPDIR=$folder");
        $argv = [$program];
        $argc = 1;
        unset($folder, $pid);
        include $program;
        return;
    }
    posix_setpgid($pid, $pid);
    $end = hrtime(true) + $argv[2] * 1000000;
    while (($left = $end - hrtime(true)) > 0 && ($ended = pcntl_waitpid($pid, $status, WNOHANG)) === 0) {
        @pcntl_sigtimedwait([SIGCHLD], $info, intdiv($left, 1000000000), $left % 1000000000);
    }
    $how = '[timed out]';
    if (($ended ?? 0) === $pid || pcntl_waitpid($pid, $status, WNOHANG) === $pid) {
        $how = pcntl_wifexited($status)
            ? '[exit ' . pcntl_wexitstatus($status) . ']'
            : '[signal ' . pcntl_wtermsig($status) . ']';
        @posix_kill(-$pid, SIGKILL);
    } else {
        @posix_kill(-$pid, SIGKILL);
        pcntl_waitpid($pid, $status);
    }
    unset($ended);
    echo "\n@@@ $pid $how\n";
    // With threads chdir() is PHP's own: a relative Unix path is in the folder that the judge
    // started this PHP in.
    array_map('unlink', [...glob("$folder/*"), ...glob("$argv[1]/current/*")]);
    rmdir($folder);
}
