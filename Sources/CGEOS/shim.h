// Only the reentrant API: the calls that share one global context do not exist for us.
#define GEOS_USE_ONLY_R_API 1
#include <geos_c.h>
