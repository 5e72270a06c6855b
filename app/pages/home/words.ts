export const chooseLifespan = "Choose a lifespan of 1, 2 or 3 years.";
