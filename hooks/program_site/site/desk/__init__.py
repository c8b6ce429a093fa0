"""The desk at which staff change the data, with a browser alone: what its scripts are told. They write a change file and no YAML."""
