<?php
/* Every function, class and constant of the module, one line each; ours may have more. */

$module = new ReflectionExtension('sockets');
echo $module->getName(), ' ', $module->getVersion(), "\n";

foreach ($module->getFunctions() as $function) {
    $parameters = [];
    foreach ($function->getParameters() as $parameter) {
        $default = '';
        if ($parameter->isDefaultValueAvailable()) {
            $constant = $parameter->isDefaultValueConstant() ? $parameter->getDefaultValueConstantName() : null;
            $default = ' = ' . ($constant ?? text($parameter->getDefaultValue()));
        }
        $parameters[] = $parameter->getType() . ' ' . ($parameter->isPassedByReference() ? '&' : '')
            . ($parameter->canBePassedByValue() ? '' : '(reference only) ')
            . ($parameter->isVariadic() ? '...' : '') . '$' . $parameter->getName() . $default;
    }
    echo 'function ', $function->getName(), '(', implode(', ', $parameters), '): ',
        $function->hasReturnType() ? $function->getReturnType() : $function->getTentativeReturnType() ?? 'nothing',
        $function->isDeprecated() ? ' deprecated' : '', ' requires ', $function->getNumberOfRequiredParameters(), "\n";
}

foreach ($module->getClasses() as $class) {
    echo 'class ', $class->getName(), ' ', implode(' ', Reflection::getModifierNames($class->getModifiers())),
        ' modifiers ', $class->getModifiers(),
        ' parent ', text($class->getParentClass()), ' interfaces ', text($class->getInterfaceNames()),
        ' methods ', count($class->getMethods()), ' properties ', count($class->getProperties()),
        ' constants ', text($class->getConstants()),
        ' cloneable ', text($class->isCloneable()), ' instantiable ', text($class->isInstantiable()), "\n";
}

foreach ($module->getConstants() as $name => $value) {
    echo 'constant ', $name, ' = ', text($value), "\n";
}
echo 'ini ', text(array_filter($module->getINIEntries(), fn($name) => !str_starts_with($name, 'sockets.'), ARRAY_FILTER_USE_KEY)),
    ' dependencies ', text($module->getDependencies()), "\n";
echo 'persistent ', text($module->isPersistent()), ' temporary ', text($module->isTemporary()), "\n";
