// The plain functions of SHA-256: no provider is looked up and no openssl.cnf read at the start, and the state is a value.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
