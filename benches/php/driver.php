<?php
// Runs the cases of one file and says what it ran, a line each.
//
//   php driver.php count CASES.php - [ID...]      loops of two lengths between marks that
//                                                 callgrind and strace can see
//   php driver.php time CASES.php MILLIS [ID...]  the median time of a loop's round
//
// A case is PHP source, compiled into one function so that its body runs on plain local
// variables: `setup` once, `prep` before each loop (not measured; $n rounds will follow),
// `body` in the loop, `check` an expression that must hold after the first loop. A case
// that uses a function or class which is not there is left out.

const ROUNDS = [50, 150];

/** The mark: a C library function that nothing else calls. */
function mark(): void
{
    sys_getloadavg();
}

final class Counter
{
    private array $plan;
    private bool $marking = false;

    public function __construct(private array $rounds)
    {
        $this->plan = [$rounds[0], ...$rounds];
    }

    public function next(): int
    {
        $this->marking = count($this->plan) <= count($this->rounds);
        return array_shift($this->plan) ?? 0;
    }

    public function start(): void
    {
        if ($this->marking) {
            mark();
        }
    }

    public function stop(): void
    {
        if ($this->marking) {
            mark();
        }
    }

    public function result(): string
    {
        return implode("\t", $this->rounds);
    }
}

final class Timer
{
    private const LEAST = 3;

    private int $began;
    private int $end = 0;
    private array $nanos = [];
    private bool $warm = false;

    public function __construct(private array $rounds, private int $millis)
    {
    }

    public function next(): int
    {
        if ($this->end === 0) {
            $this->end = hrtime(true) + $this->millis * 1_000_000;
            return $this->rounds[0];
        }
        if (hrtime(true) > $this->end && count($this->nanos) >= self::LEAST) {
            return 0;
        }
        return $this->rounds[1];
    }

    public function start(): void
    {
        $this->began = hrtime(true);
    }

    public function stop(): void
    {
        $took = hrtime(true) - $this->began;
        if ($this->warm) {
            $this->nanos[] = $took / $this->rounds[1];
        }
        $this->warm = true;
    }

    public function result(): string
    {
        sort($this->nanos);
        return sprintf('%.1f', $this->nanos[intdiv(count($this->nanos), 2)]);
    }
}

function is_possible(array $case): bool
{
    $code = implode(' ', array_filter($case, 'is_string'));
    preg_match_all('/\bsocket_\w+(?=\()/', $code, $functions);
    preg_match_all('/\bnew ([\w\\\\]+)/', $code, $classes);
    foreach ($functions[0] as $function) {
        if (!function_exists($function)) {
            return false;
        }
    }
    foreach ($classes[1] as $class) {
        if (!class_exists($class)) {
            return false;
        }
    }
    return true;
}

function compiled(array $case): Closure
{
    $check = $case['check'] ?? 'true';
    return eval("return function (\$meter) {
        {$case['setup']}
        for (\$first = true; (\$n = \$meter->next()) > 0; \$first = false) {
            {$case['prep']}
            \$meter->start();
            for (\$i = 0; \$i < \$n; \$i++) { {$case['body']} }
            \$meter->stop();
            if (\$first && !($check)) return false;
        }
        return true;
    };");
}

[, $mode, $file, $millis] = $argv;
$only = array_slice($argv, 4);
foreach (require $file as $id => $case) {
    $case += ['setup' => '', 'prep' => '', 'label' => $case['body'], 'rounds' => ROUNDS];
    if (($only && !in_array($id, $only, true)) || !is_possible($case)) {
        continue;
    }
    $meter = $mode === 'count'
        ? new Counter($case['rounds'])
        : new Timer($case['rounds'], (int) $millis);
    $worked = compiled($case)($meter);
    echo $id, "\t", $case['label'], "\t", $worked ? $meter->result() : 'fails', "\n";
}
