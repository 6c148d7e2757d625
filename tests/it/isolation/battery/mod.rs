//! The battery: every known way in which isolation by row security fails, tried on this system. Each entry of
//! `tests/battery.csv` that applies is a test of that name here; `tests/BATTERY.md` is made of both.
