"""Settings of all tests."""

from hypothesis import settings

# A property holds or not; how long an example takes depends on what else the machine does.
settings.register_profile("onrecord", deadline=None)
settings.load_profile("onrecord")
