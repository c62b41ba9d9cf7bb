"""The worked examples that stand with the rules are right."""

import doctest
import pkgutil
from importlib import import_module

import pytest

from aiom_workbench import analysis

MODULES = [info.name for info in pkgutil.walk_packages(analysis.__path__, f"{analysis.__name__}.")]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_beside_each_rule_hold(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0
