// Numbers of students beside each other, the period of the project and its sources: validation/mobility.py.

export function* ofMobility() {}
