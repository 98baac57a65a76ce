# What can be done here; "just" lists it.
default:
    @just --list

# Everything CI asks
check:
    bash .ci/run

# The program on the sample tenant
run *ARGS:
    cargo run --release -- {{ARGS}}

# Accept changed screens after looking at each, and remove those that no test draws
snapshots:
    cargo insta test --review --unreferenced delete

# Make assets/catalog from Microsoft's own table
catalog FILE:
    cargo run --example compact_catalog -- {{FILE}}
