<?php
/* What user code may and may not do with the two classes. */

$socket = socket_create(AF_UNIX, SOCK_STREAM, 0);
$info = socket_addrinfo_lookup('127.0.0.1', '80', ['ai_socktype' => SOCK_STREAM])[0];

foreach ([$socket, $info] as $object) {
    $class = get_class($object);
    echo "-- $class\n";
    foreach ([
        'new' => fn() => new $class(),
        'newInstanceWithoutConstructor' => fn() => (new ReflectionClass($class))->newInstanceWithoutConstructor(),
        'newInstance' => fn() => (new ReflectionClass($class))->newInstance(),
        'clone' => fn() => clone $object,
        'serialize' => fn() => serialize($object),
        'unserialize' => fn() => unserialize('O:' . strlen($class) . ':"' . $class . '":0:{}'),
        'property write' => function () use ($object) { $object->x = 1; },
        'property read' => fn() => $object->x,
        'property unset' => function () use ($object) { unset($object->x); },
        'property isset' => fn() => isset($object->x),
        'int' => fn() => (int) $object,
        'string' => fn() => (string) $object,
        'array' => fn() => (array) $object,
        'bool' => fn() => (bool) $object,
        'equal to itself' => fn() => $object == $object,
        'equal to another' => fn() => $object == socket_create(AF_UNIX, SOCK_STREAM, 0),
        'less' => fn() => $object < $object,
        'count' => fn() => count($object),
        'iterate' => function () use ($object) { foreach ($object as $k => $v) { return $k; } },
        'json' => fn() => json_encode($object),
        'var_export' => fn() => var_export($object, true),
        'call' => fn() => $object(),
        'offset' => fn() => $object[0],
        'extend' => fn() => (new ReflectionClass($class))->isFinal(),
        'weak' => fn() => WeakReference::create($object)->get() === $object,
        'compare with number' => fn() => $object == 1,
        'spaceship' => fn() => $object <=> null,
    ] as $what => $attempt) {
        say($what);
        try {
            $result = $attempt();
            echo '=> ', text($result), "\n";
        } catch (Throwable $thrown) {
            caught($thrown);
        }
    }
    var_dump($object);
    print_r($object);
}
$keep = new SplObjectStorage();
$keep[$socket] = 'data';
var_dump(count($keep), $keep[$socket]);
$map = new WeakMap();
$map[$socket] = 1;
unset($keep, $socket, $object);
var_dump(count($map));
